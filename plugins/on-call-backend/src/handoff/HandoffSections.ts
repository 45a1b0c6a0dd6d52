import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import type {
  HandoffContributor,
  HandoffItem,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Turn } from '../book/Turn';
import type { RotationEntities } from './RotationEntities';

/** One heading of a draft, with what is open under it. */
export type HandoffSection = Handoff['draft'][number];

/** A section that this plugin brings itself; it asks nobody outside. */
export interface HandoffSource {
  title: string;
  read(turn: Turn): Promise<HandoffItem[]>;
}

/** A page is opened by several people around the handoff; what is open need not be newer than this. */
const BELIEVED_FOR_MS = 60_000;
/** What could not be asked for is tried again when somebody looks again. */
const FAILURE_BELIEVED_FOR_MS = 10_000;
/** A section that is slower than this is left out of the note; the rest is there. */
const PATIENCE_MS = 5_000;

interface Kept {
  until: number;
  section: Promise<HandoffSection>;
}

/**
 * What is open, section by section, to begin a handoff note with. Each fails alone: what could not be
 * asked for says so under its own heading.
 */
export class HandoffSections {
  /** By rotation and the place of the contributor. */
  readonly #kept = new Map<string, Kept>();

  private constructor(
    private readonly parts: {
      sources: readonly HandoffSource[];
      contributors: readonly HandoffContributor[];
      entities: RotationEntities;
      clock: ClockService;
      logger: LoggerService;
      patienceMs: number;
    },
  ) {}

  static create(parts: {
    sources: readonly HandoffSource[];
    contributors: readonly HandoffContributor[];
    entities: RotationEntities;
    clock: ClockService;
    logger: LoggerService;
    /** How long a contributor is waited for, in milliseconds. Default: five seconds. */
    patienceMs?: number;
  }): HandoffSections {
    return new HandoffSections({ patienceMs: PATIENCE_MS, ...parts });
  }

  /** The sections of a turn: what modules bring first, then what the plugin knows itself. */
  async of(turn: Turn): Promise<HandoffSection[]> {
    const { contributors, sources } = this.parts;
    return Promise.all([
      ...contributors.map((contributor, index) =>
        this.contributed(turn, contributor, index),
      ),
      ...sources.map(source =>
        this.bounded(source.title, () => source.read(turn)),
      ),
    ]);
  }

  private contributed(
    turn: Turn,
    contributor: HandoffContributor,
    index: number,
  ): Promise<HandoffSection> {
    const { clock, entities } = this.parts;
    const key = `${turn.configured.id} ${index}`;
    const known = this.#kept.get(key);
    if (known && clock.now() < known.until) return known.section;
    const section = this.bounded(contributor.title, async signal =>
      contributor.contribute({
        entityRefs: await entities.of(turn.configured),
        signal,
      }),
    );
    const kept = { until: clock.now() + BELIEVED_FOR_MS, section };
    this.#kept.set(key, kept);
    return section.then(answer => {
      if (answer.problem) kept.until = clock.now() + FAILURE_BELIEVED_FOR_MS;
      return answer;
    });
  }

  private async bounded(
    title: string,
    read: (signal: AbortSignal) => Promise<HandoffItem[]>,
  ): Promise<HandoffSection> {
    const { logger, patienceMs } = this.parts;
    const ending = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // A contributor that does not listen to its signal is not waited for either.
    const slow = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        ending.abort();
        reject(new Error('It took too long to answer'));
      }, patienceMs);
    });
    try {
      const items = await Promise.race([read(ending.signal), slow]);
      return { title, items: items.map(({ text, url }) => ({ text, url })) };
    } catch (error) {
      logger.warn(
        `A section of a handoff note, '${title}', could not be read: ${error}`,
      );
      return {
        title,
        items: [],
        problem: ending.signal.aborted
          ? 'It took too long to answer, so it is not known what is open.'
          : 'It could not be asked, so it is not known what is open.',
      };
    } finally {
      clearTimeout(timer);
    }
  }
}
