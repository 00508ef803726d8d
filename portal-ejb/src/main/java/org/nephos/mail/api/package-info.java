/** What others see of the mail. */
package org.nephos.mail.api;
