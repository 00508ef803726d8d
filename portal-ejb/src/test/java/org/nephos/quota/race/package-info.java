/** Many threads of one or two nodes against few free places. */
package org.nephos.quota.race;
