import { useEffect, useState } from 'react';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';

/** The most that the API takes. */
export const MOST_CHARACTERS = 20_000;

interface Draft {
  text: string;
  /** What the note was when the person began. */
  seen: { version: number; text: string };
}

/** What a person writes, next to what is saved meanwhile. */
export interface HandoffDraft {
  text: string;
  dirty: boolean;
  /** What the note says now, where somebody else has saved it since the person began. */
  theirs?: string;
  problem?: 'empty' | 'long';
  write(text: string): void;
  /** Gives up what was written for what is saved now. */
  takeTheirs(): void;
  /** Takes an answer of the server as what was seen. */
  settle(saved: Handoff): void;
}

/**
 * Keeps what a person writes, also while the dialog is closed, until it is saved or given up. The
 * page reads again every few seconds: what others save meanwhile is noticed here, and does not
 * replace what is being written.
 */
export function useHandoffDraft(handoff: Handoff): HandoffDraft {
  const [draft, setDraft] = useState<Draft>(() => begin(handoff));
  const { text, seen } = draft;
  const dirty = text !== seen.text;
  const saved = begin(handoff);

  useEffect(() => {
    // Nothing was written, so nothing can be lost.
    if (!dirty) setDraft(begin(handoff));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- by what it says, for it is read anew all the time
  }, [dirty, saved.seen.version, saved.text]);

  const trimmed = text.trim();
  let problem: HandoffDraft['problem'];
  if (trimmed === '') problem = 'empty';
  else if (trimmed.length > MOST_CHARACTERS) problem = 'long';

  const isTheirs =
    dirty &&
    handoff.markdown !== undefined &&
    handoff.version !== seen.version &&
    handoff.markdown !== seen.text;
  return {
    text,
    dirty,
    problem,
    theirs: isTheirs ? handoff.markdown : undefined,
    write: words => setDraft({ text: words, seen }),
    takeTheirs: () => setDraft(begin(handoff)),
    settle: answer => setDraft(begin(answer)),
  };
}

function begin({ markdown, draftMarkdown, version }: Handoff): Draft {
  const text = markdown ?? draftMarkdown;
  return { text, seen: { version, text } };
}
