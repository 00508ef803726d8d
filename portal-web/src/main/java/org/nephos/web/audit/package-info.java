/** The pages of the audit trail. */
package org.nephos.web.audit;
