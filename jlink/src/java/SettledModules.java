import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Takes the note off the modules of a linked runtime that they are still incubating. Java keeps the modules and the lambdas of a
 * program in its cache only when none of them is, for it would have to warn at every start; an image that is linked with one
 * certain Java and tested with it needs no warning.
 *
 * <p>{@code java SettledModules.java RUNTIME}: the folder that holds {@code lib/modules}, linked without compression. How modules
 * are resolved is written down there in the class that jlink makes of all their descriptors, as {@code new ModuleResolution(9)};
 * the number is changed in place. Whatever does not look like that stops the build.
 */
final class SettledModules {
    private static final String DESCRIPTORS = "/modules/java.base/jdk/internal/module/SystemModules$all.class";
    private static final String RESOLUTION = "jdk/internal/module/ModuleResolution";
    /** The bit of JVM's {@code ModuleResolution} flags that stands for incubating. */
    private static final int WARN_INCUBATING = 0x0008;

    private SettledModules() {}

    public static void main(String[] arguments) throws IOException {
        Path runtime = Path.of(arguments[0]);
        byte[] descriptors = descriptors(runtime);
        byte[] settled = settled(descriptors);
        try (FileChannel file = FileChannel.open(
                runtime.resolve("lib", "modules"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer modules = file.map(MapMode.READ_WRITE, 0, file.size());
            modules.put(onlyPlace(modules, descriptors), settled);
        }
    }

    private static byte[] descriptors(Path runtime) throws IOException {
        try (FileSystem image =
                FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", runtime.toString()))) {
            return Files.readAllBytes(image.getPath(DESCRIPTORS));
        }
    }

    private static byte[] settled(byte[] descriptors) {
        MethodModel method = ClassFile.of().parse(descriptors).methods().stream()
                .filter(m -> m.methodName().equalsString("moduleResolutions"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing says how modules are resolved."));
        CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
        byte[] settled = descriptors.clone();
        int begin = onlyPlace(ByteBuffer.wrap(descriptors), code.codeArray());
        int changes = 0;
        int place = 0;
        ConstantInstruction flags = null;
        for (CodeElement element : code) {
            if (!(element instanceof Instruction instruction)) {
                continue;
            }
            if (instruction instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(RESOLUTION)
                    && flags instanceof ConstantInstruction.ArgumentConstantInstruction number
                    && (number.constantValue() & WARN_INCUBATING) != 0) {
                settled[begin + place - 1] = (byte) (number.constantValue() & ~WARN_INCUBATING);
                changes++;
            }
            flags = instruction instanceof ConstantInstruction constant ? constant : null;
            place += instruction.sizeInBytes();
        }
        if (changes == 0) {
            throw new IllegalArgumentException("No module is incubating: this step is no longer needed.");
        }
        return settled;
    }

    private static int onlyPlace(ByteBuffer where, byte[] what) {
        int found = -1;
        for (int i = 0; i <= where.limit() - what.length; i++) {
            if (where.get(i) == what[0] && where.slice(i, what.length).equals(ByteBuffer.wrap(what))) {
                if (found >= 0) {
                    throw new IllegalArgumentException("The bytes to be changed are there twice.");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("The bytes to be changed are not there.");
        }
        return found;
    }
}
