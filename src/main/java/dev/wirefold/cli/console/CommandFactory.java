package dev.wirefold.cli.console;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives the console to every command whose constructor asks for it. */
public record CommandFactory(Console console) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> wantsConsole = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Console.class}))
                .findFirst();
        if (wantsConsole.isEmpty()) {
            return CommandLine.defaultFactory().create(type);
        }
        // Commands are seen by their own package only.
        wantsConsole.get().setAccessible(true);
        return type.cast(wantsConsole.get().newInstance(console));
    }
}
