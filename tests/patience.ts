/**
 * Timeouts of a test and of one step in it, in milliseconds. They only stop tests that hang: on a busy machine a
 * test takes many times longer than alone.
 */
export const patience = { test: 20 * 60_000, expect: 60_000 };
