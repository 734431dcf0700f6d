package org.hybridgrid.inputs;

/**
 * A file that a name was resolved to.
 *
 * @param in the directory that holds the file under the name it was found by: where the file's own
 *     quoted names are looked up first, even if the name is a symbolic link to elsewhere
 */
record Hit(FileView.RegularFile file, FileView.Directory in) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Hit hit && file == hit.file && in == hit.in;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
