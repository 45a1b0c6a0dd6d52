import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { OnCallPageWithHistory } from '@signalbox/backstage-plugin-on-call-common';
import type {
  ExternalPage,
  OnCallSource,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import type { OnCallModel } from '../config/model';
import { codedConflict, notFound } from '../service/errors';
import { optionalIso, toIso } from '../service/iso';
import { nextLevel, outsideLadder, outsideLevel } from './outsideLadder';

const TIMEOUT_MS = 15_000;

/** Where the pages of a rotation are when they are not ours. */
export interface OutsideTarget {
  source: OnCallSource;
  /** What names the rotation or the entity at the source. */
  key: string;
  /** The configured rotation, or `source:key` of what only the source knows. */
  rotation: string;
}

/**
 * Pages of sources outside, which run their escalation. Their ids are `source:key:id`, so that one
 * tells where it is without asking.
 */
export class OutsidePages {
  private constructor(
    private readonly model: OnCallModel,
    private readonly sources: readonly OnCallSource[],
  ) {}

  static create(options: {
    model: OnCallModel;
    sources: readonly OnCallSource[];
  }): OutsidePages {
    return new OutsidePages(options.model, options.sources);
  }

  /** Where the pages of a rotation are; nothing when they are ours. */
  targetOf(rotation: string): OutsideTarget | undefined {
    for (const source of this.sources) {
      const key = this.model.rotations.has(rotation)
        ? source.keyOfRotation(rotation)
        : keyAt(source, rotation);
      if (key) return { source, key, rotation };
    }
    return undefined;
  }

  /** Where a page is by its id; nothing when it is one of ours. */
  targetOfPage(
    pageId: string,
  ): { target: OutsideTarget; outsideId: string } | undefined {
    const end = pageId.lastIndexOf(':');
    if (end < 0) return undefined;
    const place = pageId.slice(0, end);
    for (const source of this.sources) {
      const key = keyAt(source, place);
      if (!key) continue;
      const configured = [...this.model.rotations.keys()].find(
        id => source.keyOfRotation(id) === key,
      );
      const target = { source, key, rotation: configured ?? place };
      return { target, outsideId: pageId.slice(end + 1) };
    }
    throw notFound('page', pageId);
  }

  /** The rotations whose pages are outside. */
  rotations(): string[] {
    return [...this.model.rotations.keys()].filter(id => this.targetOf(id));
  }

  /** What was last read of these rotations that is not resolved; nothing here calls a source. */
  async listOpen(
    rotations: readonly string[],
  ): Promise<OnCallPageWithHistory[]> {
    const targets = rotations.flatMap(id => this.targetOf(id) ?? []);
    const pages = await Promise.all(
      targets.map(async target => {
        const reading = await target.source.read(target.key);
        return (reading?.pages ?? [])
          .filter(({ state }) => state !== 'resolved')
          .map(page => this.view(target, page, reading));
      }),
    );
    return pages.flat();
  }

  /** @throws NotFoundError when it is not among what was last read. */
  async find(
    target: OutsideTarget,
    outsideId: string,
  ): Promise<OnCallPageWithHistory> {
    const reading = await target.source.read(target.key);
    const page = reading?.pages.find(({ id }) => id === outsideId);
    if (!page) throw notFound('page', idOf(target, outsideId));
    return this.view(target, page, reading);
  }

  /** Opens one as the signed-in person. */
  async open(
    target: OutsideTarget,
    page: { title: string; details?: string; dedupeKey: string },
    credentials: BackstageCredentials,
  ): Promise<OnCallPageWithHistory> {
    const { source, key } = target;
    const opened = await source.openPage(key, page, {
      credentials,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    source.wish(key);
    return {
      ...this.view(target, opened, await source.read(key)),
      details: page.details,
    };
  }

  /** Acknowledges or resolves one as the signed-in person. */
  async move(
    target: OutsideTarget,
    outsideId: string,
    to: 'acknowledged' | 'resolved',
    credentials: BackstageCredentials,
  ): Promise<OnCallPageWithHistory> {
    const { source, key } = target;
    const moved = await source.movePage(key, outsideId, to, {
      credentials,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    source.wish(key);
    return this.view(target, moved, await source.read(key));
  }

  /**
   * Asks the next level of one as the signed-in person.
   *
   * @throws ConflictError when the source cannot, or every level was asked.
   */
  async escalate(
    target: OutsideTarget,
    outsideId: string,
    credentials: BackstageCredentials,
  ): Promise<OnCallPageWithHistory> {
    const { source, key } = target;
    const title = titleOf(source);
    const reading = await source.read(key);
    const page = reading?.pages.find(({ id }) => id === outsideId);
    if (!source.escalatePage || !page || page.level === undefined) {
      throw codedConflict(
        source.escalatePage
          ? `${title} does not say which level this page has come to; escalate it there.`
          : `The escalation of this page is run by ${title}; escalate it there.`,
        'ESCALATED_OUTSIDE',
      );
    }
    const next = nextLevel(page, reading);
    if (next === undefined) {
      throw codedConflict(
        'Every level has been paged; acknowledge the page or open a new one',
        'EVERY_LEVEL_PAGED',
      );
    }
    const escalated = await source.escalatePage(key, outsideId, next, {
      credentials,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    source.wish(key);
    return this.view(target, escalated, await source.read(key));
  }

  private view(
    target: OutsideTarget,
    page: ExternalPage,
    reading: SourceReading | undefined,
  ): OnCallPageWithHistory {
    const { source, rotation } = target;
    const levels = this.model.rotations.get(rotation)?.levels;
    const level = page.level;
    return {
      id: idOf(target, page.id),
      rotation,
      title: page.title,
      state: page.state,
      openedAt: toIso(page.openedAt),
      openedBy: page.openedBy ?? titleOf(source),
      source: source.name,
      sourceTitle: titleOf(source),
      canEscalate:
        source.escalatePage !== undefined &&
        page.state !== 'resolved' &&
        nextLevel(page, reading) !== undefined,
      url: page.url,
      level: level === undefined ? undefined : outsideLevel(levels, level).id,
      steps: outsideLadder(page, reading, levels),
      nextEscalationAt: optionalIso(page.escalatesAt),
      // It has no versions that a change could be made from.
      version: 1,
      acknowledgedBy: page.acknowledgedBy,
      history: [
        {
          at: toIso(page.openedAt),
          kind: 'opened',
          // A service has no entity reference.
          ...(page.openedBy?.includes('/') ? { by: page.openedBy } : {}),
        },
      ],
    };
  }
}

function titleOf({ title, name }: OnCallSource): string {
  return title ?? name;
}

function idOf({ source, key }: OutsideTarget, outsideId: string): string {
  return `${source.name}:${key}:${outsideId}`;
}

function keyAt(source: OnCallSource, place: string): string | undefined {
  const prefix = `${source.name}:`;
  return place.startsWith(prefix) ? place.slice(prefix.length) : undefined;
}
