/**
 * The clock and the due timer shared by the Signalbox backend plugins.
 *
 * @packageDocumentation
 */

export * from './clock';
