/**
 * Object files as columns. Two thirds of an object compiled with debug information are tables of fixed-width entries (relocations, symbols,
 * section headers) in which zstd finds little, because every field that repeats stands between two that count up. Here each field becomes a
 * column of its own, written as the difference from what is likely, and sections of one kind stand together. Debug information
 * is parsed: entries become a column for each attribute, location lists and line programs one for each operand. What is much the same in
 * all objects of a program, debug strings, abbreviations and the declarations of headers, crosses a link once ({@link LinkMemory}). Pure;
 * lossless for any bytes: what does not fit stays as it is, section by section.
 *
 * <pre>
 *  worker:    object ─► ObjectFolding.fold ───┬─► columns ─► Folded ─► zstd
 *                                             └─► nothing gained: the object as it is, OutputPart*
 *  initiator: Folded ─► ObjectFolding.unfold ─► object ─► checksum
 *
 *  Folder ─┬─ SectionColumns, Layout, SymbolColumns, RelocationColumns      all objects
 *          ├─ StringFolder (HashOrder)                                      .debug_str
 *          ├─ EntryFolder ─ TreePlan: known, new or written out             .debug_info, .debug_abbrev
 *          ├─ LocationFolder                                                .debug_loclists
 *          └─ LineProgram, RangeLists                                       .debug_line, .debug_rnglists
 * </pre>
 *
 * <p>Stop before: {@code org.hybridgrid.worker} at one end, the data link at the other. Stop after: the data link,
 * {@code org.hybridgrid.initiator}. Format of the objects: System V ABI, edition 4.1, chapter 4 and its ELF-64 supplement; of debug
 * information: DWARF 5, sections 2.6, 2.17, 6.2, 7.5, 7.28 and 7.29, and DWARF 4.
 */
package org.hybridgrid.protocol.elf;
