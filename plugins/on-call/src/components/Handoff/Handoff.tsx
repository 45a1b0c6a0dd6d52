import { useId, useRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { useHandoff } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { useLanding } from '../shared/useLanding';
import { isBeforeAnchor, shiftAfter } from '../ShiftBook/bookDays';
import { HandoffNote } from './HandoffNote';
import { orderOf, type End } from './order';

const OneHandoff = (props: {
  shiftId: string;
  title: string;
  landing: boolean;
}) => {
  const headingId = useId();
  const landing = useLanding(props.landing);
  const handoff = useHandoff(props.shiftId);
  return (
    <Box mb={2}>
      <section aria-labelledby={headingId} {...landing}>
        <Typography id={headingId} variant="subtitle1" component="h3">
          {props.title}
        </Typography>
        <Reading query={handoff} lines={4}>
          {data => <HandoffNote key={data.shiftId} handoff={data} />}
        </Reading>
      </section>
    </Box>
  );
};

const BothEnds = (props: { shiftId: string; wanted: string | undefined }) => {
  const { t } = useWords();
  const { shiftId, wanted } = props;
  const before = shiftAfter(shiftId, -1);
  const received = useHandoff(before);
  // As it was when it was first read: nothing moves away from somebody who has just acknowledged.
  const order = useRef<readonly End[]>();
  if (!order.current && received.data) order.current = orderOf(received.data);
  const ends = order.current ?? (['received', 'given'] as const);
  const isOther =
    wanted !== undefined && wanted !== shiftId && wanted !== before;
  return (
    <>
      {isOther && (
        <OneHandoff shiftId={wanted} title={t('handoff.linked')} landing />
      )}
      {ends.map(end => {
        const shift = end === 'received' ? before : shiftId;
        if (isBeforeAnchor(shift)) return null;
        return (
          <OneHandoff
            key={end}
            shiftId={shift}
            title={t(`handoff.${end}`)}
            landing={wanted === shift}
          />
        );
      })}
    </>
  );
};

/**
 * The notes at both ends of a shift: the one that its primary has taken over, until that is
 * acknowledged or the week goes on, and the one that they hand over.
 */
export const Handoff = (props: {
  /** The shift that ends with the handoff; nothing until it is known. */
  shiftId: string | undefined;
  /** Where a link leads here: the shift that it names, or the panel as a whole. */
  link?: { shiftId?: string };
}) => {
  const { shiftId, link } = props;
  const { t } = useWords();
  return (
    <Panel
      name={t('handoff.region')}
      title={t('handoff.title')}
      landing={link !== undefined && link.shiftId === undefined}
    >
      {shiftId ? (
        <BothEnds key={shiftId} shiftId={shiftId} wanted={link?.shiftId} />
      ) : (
        <Typography color="textSecondary">{t('handoff.noShift')}</Typography>
      )}
    </Panel>
  );
};
