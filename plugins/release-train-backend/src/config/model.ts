import type { TrainSchedule } from '@signalbox/backstage-plugin-release-train-common';
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
