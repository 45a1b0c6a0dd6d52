/**
 * The clock, the claims and the due loop shared by the Signalbox backend plugins.
 *
 * @packageDocumentation
 */

export * from './claims';
export * from './ClaimWorker';
export * from './clock';
export * from './clockServiceRef';
export * from './DatabaseClock';
export * from './DueLoop';
