import type { RefObject } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

type Response = 'acknowledge' | 'escalate' | 'resolve';

const DONE = {
  acknowledge: 'openPage.wasAcknowledged',
  escalate: 'openPage.wasEscalated',
  resolve: 'openPage.wasResolved',
} as const;

/** What can be done about a page. Coming is the first thing, and once somebody came, ending it. */
export const PageActions = (props: {
  page: OnCallPage;
  /** Gets the focus when the button that had it is gone. */
  heading: RefObject<HTMLElement>;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { page } = props;
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
  const canEscalate =
    !acknowledged && page.steps.some(({ state }) => state === 'waiting');
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
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
      {canEscalate && (
        <Button
          variant="outlined"
          aria-disabled={act.isPending}
          onClick={() => respond('escalate')}
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
    </Box>
  );
};
