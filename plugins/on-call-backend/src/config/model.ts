import type {
  EscalationPolicy,
  Level,
} from '@signalbox/backstage-plugin-on-call-common';

/** Who takes turns, as configured: a list, or whoever is in a group. */
export type ConfiguredMembers =
  | { kind: 'list'; members: string[] }
  | { kind: 'group'; group: string };

/** Something that every shift has to see to. */
export interface ConfiguredDuty {
  /** Stable across changes of the title; unique within the rotation. */
  id: string;
  title: string;
  /** Markdown. */
  description?: string;
  /** ISO weekday, 1 is Monday; absent for the whole shift. */
  weekday?: number;
  /** Wall-clock time by which it is to be done on that day, `HH:MM`. */
  time?: string;
  /** Only in the first shift that begins in a month. */
  monthly: boolean;
  links: Array<{ title: string; url: string }>;
}

/** One thing to be ready with before a shift. */
export interface ConfiguredCheck {
  id: string;
  title: string;
  description?: string;
  /** Where to see for oneself. */
  url?: string;
  /** The probe that looks and what it made of the configuration; absent when people attest. */
  machine?: { kind: string; options: unknown };
  /** How long an attestation, or a finding, is believed, in milliseconds. */
  validForMs: number;
}

/** A rotation as configured; who its members were over time is in the database. */
export interface ConfiguredRotation {
  id: string;
  title: string;
  description?: string;
  timeZone: string;
  /** Local date of shift 0. */
  anchor: string;
  handoffTime: string;
  turnDays: number;
  members: ConfiguredMembers;
  levels: Level[];
  escalation: EscalationPolicy;
  /** What it is for, beside what is annotated with it. */
  entityRefs: string[];
  channel?: string;
  helpChannel?: string;
  duties: ConfiguredDuty[];
  pairing: Array<{ id: string; title: string }>;
  checks: ConfiguredCheck[];
}

/** How notices are given, in milliseconds before a shift begins. */
export interface NoticeSettings {
  aheadMs: number[];
}

/** How the background work paces itself; all in milliseconds. */
export interface SchedulerSettings {
  leaseMs: number;
  backstopMs: number;
  messageTimeoutMs: number;
}

/** Everything that the configuration says. */
export interface OnCallModel {
  rotations: ReadonlyMap<string, ConfiguredRotation>;
  notices: NoticeSettings;
  scheduler: SchedulerSettings;
  /** Absolute address of the portal. */
  appUrl: string;
  /**
   * By the id of a rotation without `entityRefs` an entity that is annotated with it, for links. The
   * one thing that the configuration does not say: a job finds it in the catalog.
   */
  annotated: Map<string, string>;
}
