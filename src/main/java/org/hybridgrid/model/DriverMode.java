package org.hybridgrid.model;

/** How a driver takes files without a telling suffix and which include directories it adds. */
public enum DriverMode {
    /** {@code gcc}, {@code clang}, {@code cc}. */
    C,
    /** {@code g++}, {@code clang++}, {@code c++}. */
    CPLUSPLUS
}
