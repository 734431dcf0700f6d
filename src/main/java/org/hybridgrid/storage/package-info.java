/**
 * Blobs on disk, named by their digest.
 *
 * <pre>
 *  data link ──► IncomingBlob ──(digest right?)──► BlobStore ──hard links──► input root
 * </pre>
 */
package org.hybridgrid.storage;
