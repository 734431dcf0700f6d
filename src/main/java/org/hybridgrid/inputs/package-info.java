/**
 * Finds, without running the preprocessor, every file that a compiler may read for one command.
 *
 * <p>What arrives: a parsed {@link org.hybridgrid.model.CompileCommand}, the toolchain's own include
 * directories, the working directory and the environment. What leaves: a
 * {@link org.hybridgrid.inputs.Found}. The stop before is {@code command}; the stop after is the
 * initiator, which ships the files to a worker.
 *
 * <pre>
 *  CompileCommand ──► SearchPath ──► InputSearch ──► Found.Inputs | Unsure | Local
 *                                     │  ▲   │
 *                     a name and      │  │   │  a file's directives
 *                     its includer    ▼  │   ▼
 *                       IncludeResolver     FileFacts ──► DirectiveLexer (pure)
 *                             │                 (cache)
 *                             ▼
 *                          FileView ──► Listings
 *                      (one find's view)   (cache)
 * </pre>
 *
 * <p>The rule behind every choice here: conditionals are ignored, so that what is found is a superset.
 * A file too many is harmless, because a lookup that meets it on the worker would have met it on the
 * client too. A file too few is an error: the worker would then find another, or none. So wherever two
 * compilers or two dialects differ, the union is taken.
 */
package org.hybridgrid.inputs;
