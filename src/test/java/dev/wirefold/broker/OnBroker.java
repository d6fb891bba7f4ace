package dev.wirefold.broker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that ask for an {@link EmbeddedBroker}: by a parameter of a method for all, which all tests of the class then share,
 * or by one of a test or of a method for each, whose broker is new. It is stopped, and its data deleted, behind them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("broker")
@ExtendWith(OnBroker.Brokers.class)
public @interface OnBroker {
    /** Starts what is asked for. */
    final class Brokers implements ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(OnBroker.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EmbeddedBroker.class;
        }

        /** What a store holds is closed with its context; and a context sees what is in those around it. */
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(
                            EmbeddedBroker.class,
                            any -> EmbeddedBroker.start(EmbeddedBroker.Options.temporary()),
                            EmbeddedBroker.class);
        }
    }
}
