namespace Prometheus;

/// <summary>A number that goes up and down.</summary>
public sealed class Gauge : Collector<Gauge.Child>
{
    internal Gauge(string name, string help, string[] labelNames)
        : base(name, help, labelNames)
    {
    }

    /// <summary>The value without labels.</summary>
    public double Value => Unlabelled.Value;

    internal override string Type => "gauge";

    /// <summary>Sets the value without labels.</summary>
    public void Set(double val) => Unlabelled.Set(val);

    private protected override Child NewChild() => new();

    private protected override void Write(TextFormat text, string[] values, Child child) => text.Sample(Name, Labels, values, child.Value);

    /// <summary>The value of a set of labels. Safe for concurrent use.</summary>
    public sealed class Child
    {
        private double _value;

        internal Child()
        {
        }

        /// <summary>The value.</summary>
        public double Value => Volatile.Read(ref _value);

        /// <summary>Sets it.</summary>
        public void Set(double val) => Volatile.Write(ref _value, val);

        /// <summary>Adds to it.</summary>
        public void Inc(double increment = 1) => Atomic.Change(ref _value, value => value + increment);

        /// <summary>Takes from it.</summary>
        public void Dec(double decrement = 1) => Inc(-decrement);
    }
}
