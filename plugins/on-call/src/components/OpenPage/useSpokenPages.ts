import { useEffect, useRef } from 'react';
import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

/**
 * Reads out what happens to pages while one looks: that one is open, goes on to the next level, or
 * is over. Each change once, and never the clocks.
 */
export function useSpokenPages(pages: readonly OnCallPage[]): void {
  const { t } = useWords();
  const { say } = useMessages();
  const before = useRef(new Map<string, OnCallPage>());

  useEffect(() => {
    const known = before.current;
    for (const page of pages) {
      const { title } = page;
      const last = known.get(page.id);
      if (page.state !== last?.state) {
        if (page.state === 'acknowledged') {
          say(t('openPage.saidAcknowledged', { title }));
        } else if (page.state === 'unanswered') {
          say(t('openPage.saidUnanswered', { title }));
        } else {
          say(t('openPage.saidNew', { title }));
        }
      } else if (page.level && page.level !== last.level) {
        const step = page.steps.find(({ level }) => level === page.level);
        const level = step?.title ?? page.level;
        say(t('openPage.saidEscalated', { title, level }));
      }
    }
    for (const [id, { title }] of known) {
      if (!pages.some(page => page.id === id)) {
        say(t('openPage.saidResolved', { title }));
      }
    }
    before.current = new Map(pages.map(page => [page.id, page]));
  }, [pages, say, t]);
}
