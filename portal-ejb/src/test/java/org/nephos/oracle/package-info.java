/** Usage and money worked out again, without any code of the product. */
package org.nephos.oracle;
