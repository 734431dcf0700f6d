/**
 * Blobs on disk, named by their digest.
 *
 * <pre>
 *  data link ──► Incoming ──(digest right?)──► BlobStore ──hard links──► input root
 * </pre>
 */
package org.hybridgrid.storage;
