export { compile, evaluateBoolean, evaluateNumber, inputsOf, namesIn, type CompiledFormula, type ResultForm } from './compile';
export { DEFAULT_FUEL, type FormulaInputValue, type FormulaValues } from './evaluate';
export { parse, type BinaryOperator, type Expression } from './syntax';
export { MAX_FORMULA_LENGTH } from './token';
export { numberType, type FormulaType, type TypeEnvironment } from './types';
