package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What {@code stat} tells of a file's content without reading it; links are followed.
 *
 * @param modified nanoseconds since the epoch
 * @param changed likewise; unlike {@code modified} no program can set it back
 */
record FileIdentity(long device, long inode, long size, long modified, long changed) {

    /** The identity of a file, or nothing if there is none. */
    static Optional<FileIdentity> of(Path file) {
        try {
            Map<String, Object> stat = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
            return Optional.of(new FileIdentity(
                    (Long) stat.get("dev"),
                    (Long) stat.get("ino"),
                    (Long) stat.get("size"),
                    nanos(stat.get("lastModifiedTime")),
                    nanos(stat.get("ctime"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }
}
