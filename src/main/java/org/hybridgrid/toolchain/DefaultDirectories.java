package org.hybridgrid.toolchain;

import java.util.List;
import java.util.Optional;
import org.hybridgrid.model.SearchDirectory;

/**
 * What a driver searches and includes without being told.
 *
 * @param directories in their order, as the driver spells them ({@code ..} included), only those that exist
 * @param preInclude a header that is included before everything else as if by {@code #include <…>}: glibc's
 *     {@code stdc-predef.h}, by GCC only; it is looked for along the whole search, {@code -I} first
 */
public record DefaultDirectories(List<SearchDirectory> directories, Optional<String> preInclude) {

    /** Nothing is searched: {@code -nostdinc}, or a source that is preprocessed already. */
    public static final DefaultDirectories NONE = new DefaultDirectories(List.of(), Optional.empty());

    public DefaultDirectories {
        directories = List.copyOf(directories);
    }
}
