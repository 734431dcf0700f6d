/**
 * The stop where a command meets the compiler that is to run it: which file the name means, which
 * installation that is, and what it searches without being told.
 *
 * <pre>
 *  "gcc", PATH ──► CompilerSearch ──► /usr/bin/gcc ──► Toolchains ──► Toolchain (fingerprint)
 *                                                          │ ToolchainProbe: asks the driver,
 *                                                          │ digests what it would run
 *                                                          ▼
 *  Toolchain, language, flags ──► DefaultSearch ──► default include directories
 *                                                          │
 *                                 RootedSearch ◄───────────┘ words for a compile inside an input root
 * </pre>
 *
 * <p>Arrives: a compiler's name or nothing (discovery). Leaves: {@link org.hybridgrid.model.Toolchain}s,
 * equal on two machines exactly if they compile alike, and the searches that {@code inputs} and
 * {@code worker} need. Stop before: {@code command}; stops after: {@code inputs}' search and
 * {@code worker}.
 */
package org.hybridgrid.toolchain;
