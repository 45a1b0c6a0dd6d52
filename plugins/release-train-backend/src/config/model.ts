import type {
  FreezeWindow,
  TrainSchedule,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ChangeSource,
  DeployDriver,
  DeployTarget,
  SourceLocation,
} from '@signalbox/backstage-plugin-release-train-node';

/** How the scheduler paces itself; all in milliseconds. */
export interface SchedulerSettings {
  leaseMs: number;
  backstopMs: number;
  followIntervalMs: number;
  vendorTimeoutMs: number;
  absenceProofMs: number;
  deployTimeoutMs: number;
  observeIntervalMs: number;
}

/** Where a running service says which version it is. */
export interface VersionProbe {
  url: string;
  field: string;
}

/** A manual test case. */
export interface ConfiguredTestCase {
  /** Stable across changes of the title; unique within the environment. */
  id: string;
  title: string;
  url?: string;
}

/** The announcements that have a template. */
export const ANNOUNCEMENT_NAMES = [
  'holdCall',
  'lgtmCall',
  'reminder',
  'stop',
  'offTrain',
  'missed',
  'replaced',
  'cancelled',
  'empty',
] as const;

/** One of the announcements that have a template. */
export type AnnouncementName = (typeof ANNOUNCEMENT_NAMES)[number];

/** One environment of a component, as configured. */
export interface ConfiguredEnvironment {
  name: string;
  note?: string;
  /** Only a candidate of a train may come here. */
  needsCandidate: boolean;
  /** The configuration says that anything may come here. */
  opened: boolean;
  /** The environment that a revision has to have been in before. */
  previous?: string;
  driver: DeployDriver;
  target: DeployTarget;
  version?: VersionProbe;
  healthUrl?: string;
  /** What people test by hand here before a candidate may go on. */
  checklist: ConfiguredTestCase[];
}

/** A component, as configured. */
export interface ConfiguredComponent {
  entityRef: string;
  source: SourceLocation;
  changeSource: ChangeSource;
  environments: ConfiguredEnvironment[];
}

/** A train, as configured. */
export interface ConfiguredTrain extends TrainSchedule {
  id: string;
  /** Components, in dependency order. */
  members: string[];
  cutEnvironment: string;
  promoteEnvironment: string;
  quorum: number;
  approvers: string;
  channel: string;
  catchUpMs: number;
  /** LGTMs that a hot-fix needs. */
  hotfixQuorum: number;
  /** Wall-clock time, `HH:MM`, after which a promotion is warned of. */
  cutOff?: string;
  /** Asks for its own promotion at the slot once every guard is open. */
  promotesItself: boolean;
  freezes: FreezeWindow[];
  /** How often the channel is reminded of missing LGTMs, until the cut-off; 0 is never. */
  remindEveryMs: number;
  /** Templates in place of the built-in ones. */
  templates: Partial<Record<AnnouncementName, string>>;
}

/** Everything that the configuration says, checked. */
export interface ReleaseTrainModel {
  scheduler: SchedulerSettings;
  components: Map<string, ConfiguredComponent>;
  trains: Map<string, ConfiguredTrain>;
  /** The train that a component rides on, if it rides on one. */
  trainOf(component: string): ConfiguredTrain | undefined;
  /** The environment of a component, if both are configured. */
  environmentOf(
    component: string,
    environment: string,
  ): ConfiguredEnvironment | undefined;
}
