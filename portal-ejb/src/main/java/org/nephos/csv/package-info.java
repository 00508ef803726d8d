/** CSV files that a spreadsheet cannot mistake for formulas. */
package org.nephos.csv;
