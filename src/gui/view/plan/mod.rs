//! The plan: who buys what.
