/** Who belongs nowhere asks for a tenant here, and the operator decides. */
package org.nephos.web.signup;
