import { Operation } from '../request';
import { directory } from './directory';
import { incidents } from './incidents';
import { onCalls } from './onCalls';
import { schedules } from './schedules';
import { webhookSubscriptions } from './webhookSubscriptions';

/** The REST API: what the product calls, and no more. */
export const operations: Operation[] = [
  ...directory,
  ...schedules,
  ...onCalls,
  ...incidents,
  ...webhookSubscriptions,
];
