package crmbet.core.dataset;

import java.nio.file.Path;

/**
 * What the database reads: the file itself, or a copy of it that the database understands.
 *
 * @param packed whether {@code path} is packed with gzip
 */
record InputFile(Path path, boolean packed) {}
