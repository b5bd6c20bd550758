import { alarmValueText, measuredText } from './measured';

const english = { language: 'en', yes: 'yes', no: 'no' };

describe('E4 what a machine said, as people read it', () => {
  it('has the places of its tag, in the way of writing of the language', () => {
    expect(measuredText(28.403999999999996, { ...english, places: 1 })).toBe('28.4');
    expect(measuredText(28.403999999999996, { ...english, places: 2, language: 'de' })).toBe('28,40');
    expect(measuredText(28.403999999999996, english)).toBe('28.404');
    expect([measuredText(true, english), measuredText(null, english), measuredText('RUNNING', english)]).toEqual(['yes', '–', 'RUNNING']);
  });

  it('beyond a limit never reads as the limit itself', () => {
    expect(measuredText(25.04, { ...english, places: 1, limit: '25.0' })).toBe('25.04');
    expect(measuredText(25, { ...english, places: 1, limit: '25' })).toBe('25.0');
  });

  it('of an alarm is a number where its tag has a unit', () => {
    expect(alarmValueText('28.403999999999996', 'Cel', { ...english, places: 1 })).toBe('28.4');
    expect(alarmValueText('4711', undefined, english)).toBe('4711');
    expect(alarmValueText('true', undefined, english)).toBe('yes');
  });
});
