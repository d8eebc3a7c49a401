/** RabbitMQ brokers: changes of segments are announced as events. */
@NullMarked
package crmbet.connectors.rabbitmq;

import org.jspecify.annotations.NullMarked;
