// planted: kafkajs-in-bus
export { Kafka } from 'kafkajs';
