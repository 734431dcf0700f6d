/**
 * Reads a compiler's command line as the compiler's own driver does.
 *
 * <p>What arrives: the words after the compiler, its family and driver mode, the environment. What
 * leaves: a {@link org.hybridgrid.model.ParsedCommand}, distributable with its source, outputs and
 * searches known, or local for a named reason. Stop before: {@code ingress}, which has found the
 * compiler. Stop after: {@code inputs}, which finds the files that the source needs.
 *
 * <pre>
 *  words ─► ResponseFiles ─► WordScan ──────► CommandFacts ─► Decision ─► ParsedCommand
 *           @file expanded      │ OptionTable   what was said     what follows from it
 *                               │ options.txt
 *                               ▼
 *                     words for cpp, as, cc1: PreprocessorWords, AssemblerWords, FrontendWords
 *
 *  distributable ─► CommandTraits, UnmappedPaths   what its words mean for its way to another node and back
 *               └─► PreprocessedCommand            the command in two: the preprocessor here, the compiler there
 * </pre>
 *
 * <p>Pure: no file, process, clock or thread; a response file's text is asked of the caller. What an
 * option means is data ({@code options.txt}); an option that is not there and could name a file or a
 * side output makes the command local, so that nothing is ever dropped or guessed.
 */
package org.hybridgrid.command;
