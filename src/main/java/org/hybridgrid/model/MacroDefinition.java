package org.hybridgrid.model;

/**
 * A macro of the command line, in the order given.
 *
 * @param name with its parameter list where it is function-like, e.g. {@code MAX(a,b)}
 * @param value the replacement ({@code 1} for a bare {@code -DX}), or null for {@code -UX}
 */
public record MacroDefinition(String name, String value) {
}
