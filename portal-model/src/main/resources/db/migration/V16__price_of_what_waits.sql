-- What an order that needs an approval would cost in a month, so that those who decide can sort by
-- it. Of the orders there are it stands in the quote that they were accepted with.
ALTER TABLE order_approval ADD COLUMN monthly_price DECIMAL(18, 2) DEFAULT 0 NOT NULL;

UPDATE order_approval SET monthly_price = (
  SELECT CAST(TRIM(BOTH '"' FROM SUBSTRING(
      o.quote
      FROM POSITION('"monthly":' IN o.quote) + 10
      FOR POSITION(',"currency"' IN o.quote) - POSITION('"monthly":' IN o.quote) - 10))
    AS DECIMAL(18, 2))
  FROM orders o WHERE o.id = order_approval.order_id)
WHERE EXISTS (
  SELECT 1 FROM orders o
  WHERE o.id = order_approval.order_id AND o.quote LIKE '%"monthly":%,"currency"%');
