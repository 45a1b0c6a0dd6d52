import { IncidentStatus } from '../services/pagerduty/model';
import { PagerDutyTrouble } from '../services/pagerduty/troubles';

/** @public */
export interface NewPagerDutyIncident {
  /** Default `first`. */
  account?: string;
  /** The id of a service. */
  service: string;
  title: string;
  dedupKey?: string;
}

/** @public */
export interface PagerDutyIncident {
  id: string;
  account: string;
  number: number;
  title: string;
  /** The id of the service. */
  service: string;
  status: IncidentStatus;
  dedupKey: string;
  /** The level that is asked; absent where people were assigned directly. */
  level?: number;
  /** E-mail addresses. */
  assignees: string[];
  /** ISO 8601 in UTC. */
  createdAt: string;
}

/**
 * A change event that the Events API accepted.
 *
 * @public
 */
export interface PagerDutyChange {
  id: string;
  account: string;
  /** The id of the service. */
  service: string;
  /** When it came, ISO 8601 in UTC. */
  at: string;
  summary: string;
  source?: string;
  /** As it was sent. */
  timestamp?: string;
  customDetails?: unknown;
  links: unknown[];
}

/** @public */
export interface PagerDutyFill {
  /** Default `first`. */
  account?: string;
  /** How many on-calls there shall be in the account. */
  onCalls: number;
  /** Counted from now to that many days later; default 0: at this instant. */
  withinDays?: number;
  /** The id of a policy whose new last level they become; default: new policies. */
  policy?: string;
}

/** @public */
export interface PagerDutyTroubleRule {
  trouble: PagerDutyTrouble;
  /** How many requests it meets; default 1. */
  times?: number;
  /** With `slow`: real milliseconds; default 3000. */
  ms?: number;
  method?: string;
  /** A regular expression on path and query, after `/pagerduty/`. */
  path?: string;
}

/** @public */
export type PagerDutyAction = 'acknowledge' | 'resolve' | 'escalate';
