import { InputError } from '@backstage/errors';
import type { ReadinessProbe } from '@signalbox/backstage-plugin-on-call-node';
import type {
  ConfiguredCheck,
  ConfiguredRotation,
  OnCallModel,
} from '../config/model';

/**
 * The configured checks. A check is about a person and not about a rotation: whoever can sign in to
 * Sentry can do so for every rotation. So a check of one id is one check, wherever it stands.
 */
export class ReadinessChecks {
  private constructor(
    private readonly model: OnCallModel,
    private readonly checks: ReadonlyMap<string, ConfiguredCheck>,
    private readonly probes: ReadonlyMap<string, ReadinessProbe>,
  ) {}

  /** @throws InputError when two rotations want different things of a check with one id. */
  static create(options: {
    model: OnCallModel;
    probes: ReadonlyMap<string, ReadinessProbe>;
  }): ReadinessChecks {
    const checks = new Map<string, ConfiguredCheck>();
    for (const rotation of options.model.rotations.values()) {
      for (const check of rotation.checks) {
        const other = checks.get(check.id);
        if (other && !isSame(check, other)) {
          throw new InputError(
            `Invalid configuration: the readiness check '${check.id}' of the rotation '${rotation.id}' differs in 'machine', its settings or 'validFor' from that of another rotation; use one id for one check`,
          );
        }
        checks.set(check.id, other ?? check);
      }
    }
    return new ReadinessChecks(options.model, checks, options.probes);
  }

  /** The check of this id. */
  get(id: string): ConfiguredCheck | undefined {
    return this.checks.get(id);
  }

  /** The rotations that have a check of this id. */
  rotationsWith(id: string): ConfiguredRotation[] {
    return [...this.model.rotations.values()].filter(({ checks }) =>
      checks.some(check => check.id === id),
    );
  }

  /** The machine that looks for a check; absent where people attest. */
  probeOf(check: ConfiguredCheck): ReadinessProbe | undefined {
    return check.machine && this.probes.get(check.machine.kind);
  }

  /** Whether a machine can look further by a token of the person's own. */
  takesToken(check: ConfiguredCheck): boolean {
    return this.probeOf(check)?.lookWithToken !== undefined;
  }
}

function isSame(one: ConfiguredCheck, other: ConfiguredCheck): boolean {
  return (
    one.validForMs === other.validForMs &&
    JSON.stringify(one.machine) === JSON.stringify(other.machine)
  );
}
