import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import type {
  ApiRotation,
  Swap,
} from '@signalbox/backstage-plugin-on-call-common';
import { useOpenSwaps } from '../../queries/queries';
import { useMe } from '../../queries/useMe';
import { useAct } from '../../queries/useRead';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { useLanding } from '../shared/useLanding';
import { useMessages } from '../shared/Messages';
import { Person } from '../shared/Person';
import { useNames } from '../shared/useNames';

type Decision = 'accept' | 'decline' | 'withdraw';

const DONE = {
  accept: 'swaps.accepted',
  decline: 'swaps.declined',
  withdraw: 'swaps.withdrawn',
} as const;

/** Who has to answer: the one of the two who did not ask. */
function decider({ askedBy, from, to }: Swap): string {
  return askedBy === to ? from : to;
}

/** A swap that waits for an answer, and what the reader can say to it. */
export const Question = (props: {
  swap: Swap;
  rotation: ApiRotation;
  me: string;
  onDecided: () => void;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const words = useTimeWords();
  const { swap, rotation, me } = props;
  const decides = decider(swap) === me;
  const nameOf = useNames([swap.askedBy, decider(swap)]);
  const decide = useAct((api, decision: Decision) =>
    api.decideSwap(swap.id, decision, { version: swap.version }),
  );
  const shiftWords = (shift: Swap['shift']) =>
    t('swaps.shift', {
      level:
        rotation.levels.find(({ id }) => id === shift.level)?.title ??
        shift.level,
      start: words.team(shift.start),
      end: words.team(shift.end),
    });
  const button = (decision: Decision, person: string) => (
    <Button
      size="small"
      variant={decision === 'accept' ? 'contained' : 'outlined'}
      color={decision === 'accept' ? 'primary' : 'default'}
      aria-label={t(`swaps.${decision}Label`, { person })}
      aria-disabled={decide.isPending}
      onClick={() => {
        if (decide.isPending) return;
        decide.mutate(decision, {
          onSuccess: () => {
            show({ text: t(DONE[decision]) });
            props.onDecided();
          },
          onError: ({ message }) =>
            show({ text: t('swaps.failed', { message }) }),
        });
      }}
    >
      {t(`swaps.${decision}`)}
    </Button>
  );
  return (
    <Box
      component="li"
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      justifyContent="space-between"
      gridGap={8}
    >
      <Typography variant="body2" component="div">
        {decides ? (
          <>
            <Person person={swap.askedBy} />{' '}
            {swap.askedBy === swap.from
              ? t('swaps.asksYou')
              : t('swaps.asksFor')}
          </>
        ) : (
          <>
            {t('swaps.youAsked')} <Person person={decider(swap)} />{' '}
            {t('swaps.toTake')}
          </>
        )}{' '}
        <b>{shiftWords(swap.shift)}</b>
        {swap.inExchangeFor && (
          <>
            {' '}
            {t('swaps.exchange')} <b>{shiftWords(swap.inExchangeFor)}</b>
          </>
        )}
        {swap.note && <> · {swap.note}</>}
      </Typography>
      <Box display="flex" gridGap={8}>
        {decides ? (
          <>
            {button('accept', nameOf(swap.askedBy))}
            {button('decline', nameOf(swap.askedBy))}
          </>
        ) : (
          button('withdraw', nameOf(decider(swap)))
        )}
      </Box>
    </Box>
  );
};

/**
 * Swaps that wait for the reader's answer, and those that the reader waits for, as an item of the
 * grid of the tab.
 */
export const SwapQuestions = (props: {
  rotation: ApiRotation;
  /** Whether a link leads here. */
  landing?: boolean;
}) => {
  const { t } = useWords();
  const me = useMe();
  const swaps = useOpenSwaps(props.rotation.id);
  const open = (swaps.data?.items ?? []).filter(
    swap => swap.askedBy === me || decider(swap) === me,
  );
  const { ref: region } = useLanding(props.landing && open.length > 0);
  // The region stays for whoever has answered the last question, so that the focus has a place.
  return (
    <Grid item xs={12} style={open.length === 0 ? { padding: 0 } : undefined}>
      <section
        ref={region}
        tabIndex={-1}
        aria-label={t('swaps.region')}
        style={{ outline: 'none' }}
        hidden={open.length === 0}
      >
        {open.length > 0 && me && (
          <Paper>
            <Box p={2}>
              <Typography variant="h6" component="h2">
                {t('swaps.region')}
              </Typography>
              <Box
                component="ul"
                m={0}
                p={0}
                display="grid"
                gridGap={8}
                style={{ listStyle: 'none' }}
              >
                {open.map(swap => (
                  <Question
                    key={swap.id}
                    swap={swap}
                    rotation={props.rotation}
                    me={me}
                    onDecided={() => region.current?.focus()}
                  />
                ))}
              </Box>
            </Box>
          </Paper>
        )}
      </section>
    </Grid>
  );
};
