import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';

/**
 * Somebody on call by the word of a source outside. Absent `start` and `end` mean permanently.
 *
 * @public
 */
export interface ExternalAssignment {
  /** The level, counted from 1: the first to be paged. */
  level: number;
  /** Entity reference of the catalog user, where the source's person is known there. */
  person?: string;
  /** How the source names them. */
  name: string;
  /** Epoch milliseconds. */
  start?: number;
  /** Epoch milliseconds. */
  end?: number;
  /** Where people look at it. */
  url?: string;
}

/**
 * A page as the source outside knows it.
 *
 * @public
 */
export interface ExternalPage {
  /** Its id at the source. */
  id: string;
  /** One line. */
  title: string;
  /** Where people look at it. */
  url?: string;
  /** Where it stands at the source. */
  state: 'open' | 'acknowledged' | 'resolved';
  /** Epoch milliseconds. */
  openedAt: number;
  /** Entity reference, or name, of who opened it, where the source says so. */
  openedBy?: string;
  /** The level that it has come to, counted from 1, where the source says so. */
  level?: number;
  /** When the source asks the next level, epoch milliseconds; absent when it will not. */
  escalatesAt?: number;
  /** Entity references, or names, of whom it is assigned to. */
  assignedTo: string[];
  /** Entity reference, or the name at the source. */
  acknowledgedBy?: string;
}

/**
 * What is known from a source, and how old it is.
 *
 * @public
 */
export interface SourceReading {
  /** All levels, now and for the coming days. */
  assignments: ExternalAssignment[];
  /**
   * The levels that the source was asked about, the first to be paged first. Of others it is not
   * known whether somebody is on call; of these nobody is where there is no assignment.
   */
  levels?: Array<{
    /** Counted from 1. */
    level: number;
    /** How the source names it, such as its schedule. */
    title?: string;
    /** Milliseconds without an acknowledgement after which the next level is asked. */
    escalatesAfterMs?: number;
  }>;
  /** Up to when the assignments are known, epoch milliseconds. */
  coversUntil?: number;
  /** Pages that are not resolved. */
  pages: ExternalPage[];
  /** When the source was last read whole, epoch milliseconds; absent when it never could be. */
  fetchedAt?: number;
  /** Why it could not be read since, and since when (epoch milliseconds). */
  problem?: {
    code: 'RATE_LIMITED' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAVAILABLE' | 'SLOW';
    message: string;
    since: number;
  };
}

/**
 * A source of who is on call outside the portal, such as PagerDuty. Everything but pages made by a
 * person is read from what a job has kept; nothing here calls the vendor while a page is viewed.
 *
 * @public
 */
export interface OnCallSource {
  /** Its name, such as `pagerduty`. */
  name: string;
  /** What people call it, such as `PagerDuty`; its name where it is absent. */
  title?: string;
  /** What names the entity at the source, such as a service id; nothing when it is not annotated. */
  keyOf(entity: Entity): string | undefined;
  /** What names a configured rotation at the source, where its configuration does. */
  keyOfRotation(rotationId: string): string | undefined;
  /** What was last read of a key; nothing when that has never been tried. */
  read(key: string): Promise<SourceReading | undefined>;
  /** Reads again soon, because somebody looks or something happened. */
  wish(key: string): void;
  /**
   * Opens a page as the signed-in person.
   *
   * @throws NotAllowedError when the source does not know the person by their e-mail: it is never
   * done as somebody else.
   */
  openPage(
    key: string,
    page: { title: string; details?: string; dedupeKey: string },
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<ExternalPage>;
  /** Acknowledges or resolves a page as the signed-in person. */
  movePage(
    key: string,
    pageId: string,
    to: 'acknowledged' | 'resolved',
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<ExternalPage>;
  /**
   * Asks a level, counted from 1, as the signed-in person, instead of waiting for the escalation. An
   * acknowledged page is open again by it. Nothing is done where the page has come to it meanwhile.
   *
   * Absent where the source cannot.
   */
  escalatePage?(
    key: string,
    pageId: string,
    toLevel: number,
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<ExternalPage>;
}
