import type { ClockService } from '@signalbox/scheduling-node';
import type { OnCallModel } from '../config/model';
import { notFound } from '../service/errors';
import type { Finding, FindingStore } from './FindingStore';
import type { ReadinessReader, ReadinessSummary } from './ReadinessReader';
import { resolveCheck, summarize } from './resolveBox';

/** Tells whether people are ready, from the plugin's database. */
export class DatabaseReadinessReader implements ReadinessReader {
  private constructor(
    private readonly model: OnCallModel,
    private readonly findings: FindingStore,
    private readonly clock: ClockService,
  ) {}

  static create(options: {
    model: OnCallModel;
    findings: FindingStore;
    clock: ClockService;
  }): DatabaseReadinessReader {
    return new DatabaseReadinessReader(
      options.model,
      options.findings,
      options.clock,
    );
  }

  async of(
    persons: string[],
    rotationId: string,
  ): Promise<Map<string, ReadinessSummary>> {
    const rotation = this.model.rotations.get(rotationId);
    if (!rotation) throw notFound('rotation', rotationId);
    const { checks } = rotation;
    const known = groupByPerson(
      checks.length > 0 ? await this.findings.load(persons) : [],
    );
    const now = this.clock.now();
    return new Map(
      persons.map(person => [
        person,
        summarize(
          checks.flatMap(check =>
            Object.values(resolveCheck(check, known.get(person) ?? [], now)),
          ),
        ),
      ]),
    );
  }
}

/** What is known, by whom it is known of. */
export function groupByPerson(
  findings: readonly Finding[],
): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = found.get(finding.person) ?? [];
    group.push(finding);
    found.set(finding.person, group);
  }
  return found;
}
