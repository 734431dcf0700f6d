package org.hybridgrid.model;

/** The two compiler families, whose command lines and include searches differ. */
public enum Family {
    GCC,
    CLANG
}
