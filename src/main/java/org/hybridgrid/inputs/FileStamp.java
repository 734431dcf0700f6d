package org.hybridgrid.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code lstat} tells of a file: as long as it stays the same, so does the content, but see {@link
 * #settledBefore}.
 *
 * @param modified nanoseconds since the epoch, like {@code changed}
 * @param mode type and permissions, as in {@code st_mode}
 */
record FileStamp(long device, long inode, long size, long modified, long changed, int mode) {

    /**
     * Times come from the kernel's coarse clock, which ticks every 1 to 10 ms; a file system of another
     * machine may be coarser still.
     */
    static final long RACY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A time without a fraction comes from a file system that has none, as ext3 and old NFS; FAT counts in twos. */
    static final long COARSE_RACY_NANOS = TimeUnit.MILLISECONDS.toNanos(2_100);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int TYPE = 0170000;

    /**
     * Reads the stamp of the path itself, even if it is a symbolic link.
     *
     * @throws IOException as {@link Files#readAttributes}
     */
    static FileStamp of(String path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(
                Path.of(path), "unix:dev,ino,size,lastModifiedTime,ctime,mode", LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(
                (Long) attributes.get("dev"),
                (Long) attributes.get("ino"),
                (Long) attributes.get("size"),
                ((FileTime) attributes.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                ((FileTime) attributes.get("ctime")).to(TimeUnit.NANOSECONDS),
                (Integer) attributes.get("mode"));
    }

    /**
     * Whether a change after the given moments would be sure to show in the stamp. A file that was
     * changed in the very tick in which it was read may be changed again within it: git calls such an
     * entry racily clean.
     *
     * @param readFrom nanoseconds since the epoch, just before the content was read
     * @param readTo just after
     */
    boolean settledBefore(long readFrom, long readTo) {
        return settled(changed, readFrom, readTo) && settled(modified, readFrom, readTo);
    }

    /** A time in the future was set by someone: the next change can't repeat it. */
    private static boolean settled(long time, long readFrom, long readTo) {
        long racy = time % SECOND_NANOS == 0 ? COARSE_RACY_NANOS : RACY_NANOS;
        return time < readFrom - racy || time > readTo + racy;
    }

    boolean isDirectory() {
        return (mode & TYPE) == 0040000;
    }

    boolean isRegular() {
        return (mode & TYPE) == 0100000;
    }

    boolean isLink() {
        return (mode & TYPE) == 0120000;
    }

    /** Whether both name the same directory, through a bind mount too. */
    boolean sameFile(FileStamp other) {
        return inode == other.inode && device == other.device;
    }

    /** Written out because a search compares hundreds of stamps, and C1 compiles a record's own slowly. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStamp stamp && sameFile(stamp) && size == stamp.size
                && modified == stamp.modified && changed == stamp.changed && mode == stamp.mode;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(inode ^ changed);
    }
}
