import { useId, type RefObject } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { useBlockedStyles } from '../shared/blockedStyles';
import { Button } from '../shared/Button';
import { useMessages } from '../shared/Messages';

type Response = 'acknowledge' | 'escalate' | 'resolve';

const DONE = {
  acknowledge: 'openPage.wasAcknowledged',
  escalate: 'openPage.wasEscalated',
  resolve: 'openPage.wasResolved',
} as const;

/** Why the next level cannot be paged from here, or what paging it does beside that. */
function useEscalation(page: OnCallPage) {
  const { t } = useWords();
  const next = page.steps.find(({ state }) => state !== 'done');
  const isOurs = page.source === 'signalbox';
  const possible = page.canEscalate ?? (isOurs && next !== undefined);
  // Where every level has been paged there is nothing to offer, here or there.
  const offered = possible || (!isOurs && (next || page.steps.length === 0));
  if (!offered || page.state === 'unanswered') return undefined;
  if (!possible) {
    const source = page.sourceTitle ?? page.source;
    return { possible, words: t('openPage.escalateThere', { source }) };
  }
  return {
    possible,
    words:
      page.state === 'acknowledged'
        ? t('openPage.reopens', { level: next?.title ?? '' })
        : undefined,
  };
}

/** What can be done about a page. Coming is the first thing, and once somebody came, ending it. */
export const PageActions = (props: {
  page: OnCallPage;
  /** Gets the focus when the button that had it is gone. */
  heading: RefObject<HTMLElement>;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { page } = props;
  const classes = useBlockedStyles();
  const wordsId = useId();
  const escalation = useEscalation(page);
  const forbidden = useForbidden('respond', page.rotation);
  const act = useAct((api, response: Response) =>
    api.respondToPage(page.id, response, { version: page.version }),
  );

  if (forbidden) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('openPage.mayNot')}
      </Typography>
    );
  }
  const respond = (response: Response) => {
    if (act.isPending) return;
    act.mutate(response, {
      onSuccess: () => {
        show({ text: t(DONE[response]) });
        if (response !== 'escalate') props.heading.current?.focus();
      },
      onError: ({ message }) =>
        show({ text: t('openPage.failed', { message }) }),
    });
  };
  const acknowledged = page.state === 'acknowledged';
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
      {!acknowledged && (
        <Button
          variant="contained"
          color="primary"
          aria-disabled={act.isPending}
          onClick={() => respond('acknowledge')}
        >
          {t('openPage.acknowledge')}
        </Button>
      )}
      {escalation && (
        <Button
          variant="outlined"
          className={escalation.possible ? undefined : classes.blocked}
          // Not `disabled`: it has to be found, and to explain itself, by keyboard too.
          aria-disabled={!escalation.possible || act.isPending}
          aria-describedby={escalation.words ? wordsId : undefined}
          onClick={() => escalation.possible && respond('escalate')}
        >
          {t('openPage.escalate')}
        </Button>
      )}
      <Button
        variant={acknowledged ? 'contained' : 'outlined'}
        color={acknowledged ? 'primary' : 'default'}
        aria-disabled={act.isPending}
        onClick={() => respond('resolve')}
      >
        {t('openPage.resolve')}
      </Button>
      {escalation?.words && (
        <Typography
          id={wordsId}
          variant="body2"
          color="textSecondary"
          style={{ flexBasis: '100%' }}
        >
          {escalation.words}
        </Typography>
      )}
    </Box>
  );
};
