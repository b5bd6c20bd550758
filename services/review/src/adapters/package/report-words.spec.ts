import { GERMAN } from './report-words-de';
import { ENGLISH } from './report-words-en';

describe('F11 the report names what quality did with families of exceptions', () => {
  it('in both languages', () => {
    expect([ENGLISH.acts.ExceptionPutUnder, ENGLISH.acts.ExceptionTakenOut]).toEqual(['Exception put under its cause', 'Exception taken out from under its cause']);
    expect([GERMAN.acts.ExceptionPutUnder, GERMAN.acts.ExceptionTakenOut]).toEqual(['Ausnahme unter ihre Ursache gestellt', 'Ausnahme von ihrer Ursache gelöst']);
  });

  it('and has German words for each act that has English ones', () => {
    expect(Object.keys(GERMAN.acts).sort()).toEqual(Object.keys(ENGLISH.acts).sort());
  });
});
