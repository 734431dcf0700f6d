/**
 * Object files as columns. Two thirds of an object compiled with debug information are tables of fixed-width entries (relocations, symbols,
 * section headers) in which zstd finds little, because every field that repeats stands between two that count up. Here each field becomes a
 * column of its own, written as the difference from what is likely, and sections of one kind stand together. Debug strings and the entries of
 * declarations in headers, which are much the same in all objects of a program, cross a link once. Pure; lossless for any bytes.
 *
 * <pre>
 *  worker:    object ─► ObjectFolding.fold ───┬─► columns ─► Folded ─► zstd
 *               LinkMemory learns ◄───────────┴─► nothing gained: the object as it is ─► OutputPart*
 *  initiator: Folded ─► ObjectFolding.unfold ─► object ─► checksum
 *               LinkMemory learns ◄──┘
 * </pre>
 *
 * <p>Stop before: {@code org.hybridgrid.worker} at one end, the data link at the other. Stop after: the data link,
 * {@code org.hybridgrid.initiator}. Format of the objects: System V ABI, edition 4.1, chapter 4 and its ELF-64 supplement; DWARF 5, chapter 7, and DWARF 4.
 */
package org.hybridgrid.protocol.elf;
