import { Decimal } from '@batchwright/kernel';

/** How a simulated scale is built. */
export interface ScaleBuild {
  readonly code: string;
  /** Most that it can weigh, in grams. */
  readonly capacity: string;
  /** Digits after the point. */
  readonly places: number;
}

/** A scale without hardware: what lies on it, and what it answers to MT-SICS lines. Grams throughout. */
export class SimulatedScale {
  private load = Decimal.ZERO;
  private zero = Decimal.ZERO;
  private tare = Decimal.ZERO;
  private shaking = false;
  private pan = true;

  constructor(readonly build: ScaleBuild) {}

  /** Puts a load on it that replaces what was there. */
  put(grams: string): void {
    this.load = Decimal.parse(grams);
  }

  /** Pours in or takes out. */
  add(grams: string): void {
    this.load = this.load.add(Decimal.parse(grams));
  }

  /** Something moves: it is not stable until it stops. */
  shake(shaking: boolean): void {
    this.shaking = shaking;
  }

  /** Lifts the pan off, or puts it back. */
  panOn(on: boolean): void {
    this.pan = on;
  }

  /** The power goes and comes back: the tare is lost, what lies on it stays there. */
  cutPower(): void {
    this.tare = Decimal.ZERO;
  }

  get state(): { code: string; load: string; tare: string; shaking: boolean; shows: string } {
    return { code: this.build.code, load: this.text(this.load), tare: this.text(this.tare), shaking: this.shaking, shows: this.weight('S') };
  }

  /** The answer to one line. */
  answer(line: string): string {
    const [command = '', ...parameters] = line.trim().split(/\s+/);
    switch (command) {
      case '@':
        return `I4 A "SIM-${this.build.code}"`;
      case 'I4':
        return `I4 A "SIM-${this.build.code}"`;
      case 'S':
        return this.shaking ? 'S I' : this.weight('S');
      case 'SI':
        return this.weight('S');
      case 'Z':
        return this.setZero();
      case 'T':
        return this.setTare();
      case 'TA':
        return this.presetTare(parameters);
      case 'TAC':
        this.tare = Decimal.ZERO;
        return 'TAC A';
      default:
        return 'ES';
    }
  }

  private get gross(): Decimal {
    return this.load.sub(this.zero);
  }

  private over(): string | undefined {
    if (!this.pan) return '-';
    return this.load.compare(Decimal.parse(this.build.capacity)) > 0 ? '+' : undefined;
  }

  private weight(letter: 'S'): string {
    const over = this.over();
    if (over) return `${letter} ${over}`;
    return `${letter} ${this.shaking ? 'D' : 'S'} ${this.text(this.gross.sub(this.tare)).padStart(10)} g`;
  }

  private setZero(): string {
    if (this.shaking || this.over()) return 'Z I';
    // as scales do, only near to the zero point
    const near = Decimal.parse(this.build.capacity).mul(Decimal.parse('0.02'));
    if (this.load.compare(near) > 0) return 'Z +';
    [this.zero, this.tare] = [this.load, Decimal.ZERO];
    return 'Z A';
  }

  private setTare(): string {
    const over = this.over();
    if (over) return `T ${over}`;
    if (this.shaking) return 'T I';
    this.tare = this.gross;
    return `T S ${this.text(this.tare).padStart(10)} g`;
  }

  private presetTare([value, unit]: readonly string[]): string {
    if (value !== undefined) {
      const read = Decimal.read(value);
      if (!read.ok || unit !== 'g') return 'TA L';
      this.tare = read.value;
    }
    return `TA A ${this.text(this.tare).padStart(10)} g`;
  }

  /** As many digits as it has, halves to even. */
  private text(grams: Decimal): string {
    return grams.div(Decimal.of(1n, 0), this.build.places).toString();
  }
}
