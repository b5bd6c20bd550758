export { batchMLFile, batchMLParameter, type BatchMLShape } from './batchml-file';
export { FixedClock, idSequence } from './fixtures';
export { given, type Decider, type Expectation } from './given-when-then';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database';
export { TEST_PEOPLE, testPerson, type TestPerson } from './test-people';
export { startTestServices, type TestAnswer, type TestCaller, type TestServices } from './test-services';
export { testTerminalHash, testTerminalSecret } from './test-terminals';
export { makeTestSigner, TEST_CONSOLE_ISSUER, TEST_SIGNING_ISSUER, type TestSigner } from './test-signer';
export { b2mmlSchema, validateXml } from './xml/validate-xml';
