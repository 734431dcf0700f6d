package org.hybridgrid.model;

import java.util.List;

/**
 * Every file that the compiler may read, as a piece of the initiator's file system. All paths are
 * absolute and physical: no {@code .}, no {@code ..}, and no symbolic link but the last component
 * of a {@link Link}.
 *
 * @param files with the digest of their content
 * @param links symbolic links that are passed on the way to a file or directory
 * @param directories that must be there though no file in them is (search directories, the working
 *     directory, the outputs' directories)
 */
public record InputSet(List<File> files, List<Link> links, List<String> directories) {

    public InputSet {
        files = List.copyOf(files);
        links = List.copyOf(links);
        directories = List.copyOf(directories);
    }

    /**
     * A regular file.
     *
     * @param size in bytes
     * @param modified nanoseconds since the epoch where the compiler can see it, else 0: GCC takes two
     *     headers of the same content for one under {@code #pragma once} if their times agree
     */
    public record File(String path, Digest digest, long size, long modified) {
    }

    /** A symbolic link with its target as {@code readlink} gives it. */
    public record Link(String path, String target) {
    }
}
